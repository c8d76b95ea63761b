import type { CueWords } from '../kinds.ts';

export const pt: CueWords = {
  noibu:
    'código_ajuda|codigoajuda|código help|código (de,da,para,) (ajuda,auxílio,socorro)|(codigo,cod) ajuda|código noibu|noibu|senha de ajuda|código de (ajda,ajud)',
  cobrowse:
    'sessão de (suporte,co_browsing,cobrowse)|cobrowse|código sessão|código (de,da,do,para,para a) (sessão,sessao,seção,sesão,tela,ecrã,compartilhamento,partilha,visualização)|(código,número) da sessão|código (para,de) (compartilhar,partilhar,ver) (a,minha,sua,o,meu,seu,) (tela,ecrã)|acesso remoto|vista remota|(ver,vejam,veja,vendo) (a,minha,sua,o,meu,seu) (tela,ecrã)',
  six: '(6,seis) (dígitos,digitos,números,algarismos,numeros)|(6,seis) (digitos,dígito,números,numeros,algarismo)|de (6,seis) (dígitos,digitos)',
  code: 'código|códigos|codigo|cod',
  screen:
    '(compartilh*,partilh*,compartilhamento de,partilha de,partilha do) (a,o,minha,sua,meu,seu,) (tela,ecrã)|(tela,ecrã) (compartilhada,partilhado)|(ver,vejo) (sua,seu) (tela,ecrã)|co_browsing|co_navegação|navegação (compartilhada,conjunta)|visualização|compartilhamento|partilha|minha tela|sua tela|meu ecrã|seu ecrã|(compartilhar,partilhar,mostrar) (a,minha,o,meu) (tela,ecrã)',
  session: 'sessão|sessao',
  show: 'aparece|apareceu|mostra|vejo|diz|deu|está escrito|estou vendo|exibe|recebi|indica|(na,na minha,no meu) (tela,ecrã)',
  other:
    'protocolo|referência|promocional|promo|código postal|postal|cupom|cupão|vale_presente|vale|desconto|cartão presente|cep|código (de,) erro|nota fiscal|matrícula|código de barras|convite|(número,número do,protocolo de,protocolo do) (sac,atendimento)|número de (atendimento,protocolo)|código de (identificação,cobrança,procedimento)|(número,código) (da,de) loja',
  thing:
    'pedido|encomenda|ticket|chamado|fatura|caso|cliente|conta|artigo|produto|reserva|contrato|compra|reclamação|pagamento|devolução|solicitação|pacote|carrinho|série|sócio|apólice|ocorrência|incidente|transação|recibo|nota|modelo|lote|funcionário|usuário|barras|presente|ordem|referência|processo|erro|procedimento|procedimentos|tuss|exame|vendedor|pdv|campanha|promoção|cobrança',
  otp: 'verificação|verificacao|confirmação|confirmacao|segurança|seguranca|acesso|ativação|autenticação|login|validação|desbloqueio|recuperação|uso único|entrega|retirada|coleta|cadastro|sms|senha|palavra_passe|verificar|iniciar sessão|fazer login|identidade|duas etapas|dois fatores|por sms|um sms|mensagem de texto|não (o,) (compartilhe,partilhe,divulgue,informe)|com ninguém|ninguém|a ninguém|nunca|válido|expira em|entregador|motorista|estafeta|para seu celular|no seu celular|para o seu e_mail|no seu e_mail|seu banco|transferência|pix|token|pin',
  amount:
    'unidades|peças|pessoas|usuários|utilizadores|visitantes|clientes|pedidos|pontos|quilômetros|metros|dias|horas|minutos|segundos|anos|vezes|linhas|habitantes|membros|visitas|seguidores|por cento',
  sample: 'por exemplo|p ex|exemplo*|como este|parecido com|algo como',
  never:
    'telefone|tel|telemóvel|celular|cel|(número,nº) de (rastreio,rastreamento,cartão,conta bancária,passaporte)|me ligue|ligue para|ligar para|contato|fax|cpf|cnpj|nif|iva|rg|conta bancária|agência|rastreio|rastreamento|data|data de nascimento|nascimento|nascido|cartão|cartão de crédito|preço|valor|quantia|custa|custo|saldo|versão|passaporte',
  money: 'reais|euros|brl|real|r',
  not: 'não|nao|nenhum|em vez de|ao invés de|sem|nem|e não|esqueça|ignore|não encontro|não vejo|não tenho|em vez do|em vez da|ao invés do|ao invés da|no lugar do|no lugar da|no lugar de',
  fix: 'desculpa|desculpe|perdão|correção|erro de digitação|errei|me enganei|enganei_me|quis dizer|queria dizer|quero dizer|aliás|digo|espera|espere|na verdade|novo|nova|outra vez|de novo|novamente|outro|expirou|expirado|inválido|incorreto|errado|não funciona|ops|opa',
  tell: 'digite|insira|introduza|informe|use|utilize|escreva',
  yours: 'seu|sua|seus|teu|tua|vosso',
  mine: 'meu|minha|meus|eu|tenho|nosso|nossa|nós',
  ask: 'dar|enviar|envie|mandar|mande|ler|leia|dizer|diga|passar|passe|pode|poderia|qual|por favor|pf|preciso|informar|consegue|falar',
  digits: 'dígitos',
  fill: 'o|a|os|as|um|uma|este|esta|isto|esse|essa|isso|aqui|está aqui|aí|olá|oi|bom dia|boa tarde|sim|obrigado|obrigada|então|agora|já|também|seguinte|embaixo|em baixo|em cima|esquerda|direita|com|claro|ok|encontrei|achei|que|te|lhe|se|está|só|apenas|atual|primeiro|segundo|último|anterior|me|você|vc|na|no|em|ao|tela|página|tem|por telefone|pelo telefone|ao telefone',
  is: 'é|são|era|seria|foi|eh',
  and: 'mas|além disso',
  or: 'ou',
  for: 'para|de|do|da|da minha|do meu|sobre|referente a|relativo a|pra',
  help: 'ajuda|ajudas',
  desk: 'suporte|assistência|atendimento|atendente|apoio|agente|apoio ao cliente|suporte técnico|sac|suporte tecnico|o atendente|a atendente|assistente|operador|técnico|equipe',
  nr: 'número|nº|n°|núm|id|numero|identificador',
  wanted: 'que (você,vc,o senhor,a senhora,vocês,) (me,) (pediu,pediram,pediste,queria,precisa,solicitou)',
  support:
    '(código,número) (pro,pra,para) (o,a,) (suporte,atendente,agente,assistência,operador,operadora,técnico)',
};
